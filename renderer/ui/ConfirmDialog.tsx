import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

interface ConfirmProps {
  readonly title: ReactNode;
  /** What it means, and whether it can be undone. */
  readonly note: ReactNode;
  readonly label: ReactNode;
  readonly act: () => void;
  readonly close: () => void;
}

/** Asks once more before something that cannot be taken back. The key that asked is not the key that confirms. */
export function ConfirmDialog({ title, note, label, act, close }: ConfirmProps) {
  return <Dialog title={title} note={note} close={close} confirm={{ label, act }} />;
}
