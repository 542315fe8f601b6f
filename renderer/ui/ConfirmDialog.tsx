import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

interface ConfirmProps {
  readonly title: ReactNode;
  /** The consequence, and whether it can be undone. */
  readonly note: ReactNode;
  readonly label: ReactNode;
  readonly act: () => void;
  readonly close: () => void;
}

/** Asks before something that cannot be undone. The key that opens it does not confirm it. */
export function ConfirmDialog({ title, note, label, act, close }: ConfirmProps) {
  return <Dialog title={title} note={note} close={close} confirm={{ label, act }} />;
}
