import { createContext, use, useEffect, useMemo, useState } from 'react';

/** Whether a form of the settings holds changes that nobody saved. */
export interface Unsaved {
  readonly dirty: boolean;
  readonly setDirty: (dirty: boolean) => void;
}

export const UnsavedContext = createContext<Unsaved>({ dirty: false, setDirty: () => undefined });

/** The state for the context; also keeps the page from being closed over unsaved changes. */
export function useUnsavedState(): Unsaved {
  const [dirty, setDirty] = useState(false);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty]);
  return useMemo(() => ({ dirty, setDirty }), [dirty]);
}

/** Tells the settings that this form is (no longer) changed. */
export function useReportUnsaved(dirty: boolean): void {
  const { setDirty } = use(UnsavedContext);
  useEffect(() => {
    setDirty(dirty);
    return () => {
      setDirty(false);
    };
  }, [dirty, setDirty]);
}
