import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import css from './Dialog.module.css';
import type { KeyMap, ScopeName } from '../keyboard/key-map.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { KeyLayer } from '../keyboard/KeyLayer.tsx';

interface DialogProps<Scope extends ScopeName> {
  readonly title: ReactNode;
  /** One sentence about what the act does. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
  readonly close: () => void;
  /** The dialog's act; absent if each choice inside acts at once. */
  readonly confirm?: {
    readonly label: ReactNode;
    readonly act: () => void;
    /** Its key; Enter, unless a field inside needs Enter. */
    readonly keys?: 'Enter' | 'Ctrl+Enter' | 'D';
    readonly disabled?: boolean;
    readonly busy?: boolean;
  };
  /** The scope, in the key map, of the keys inside. */
  readonly scope?: Scope;
  /** Keys of the choices inside. Fields keep the keys that type text. */
  readonly keys?: KeyMap<NoInfer<Scope>>;
  /** Shown beside the buttons, for the whole dialog. */
  readonly foot?: ReactNode;
  readonly width?: number;
  /** The dialog only shows something, so its button is "close" and not "cancel". */
  readonly shows?: boolean;
  /** A field inside takes the focus; otherwise nothing has it, so that Enter is the dialog's act. */
  readonly ownFocus?: boolean;
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/**
 * A dialog: Escape closes it, Enter confirms it, and the keys of the screen behind are off. Mount it to open it; after
 * closing, the focus returns to where it was.
 */
export function Dialog<Scope extends ScopeName = 'dialog'>(props: DialogProps<Scope>) {
  return (
    <KeyLayer>
      <Face {...props} />
    </KeyLayer>
  );
}

function Face<Scope extends ScopeName>({
  title,
  note,
  children,
  close,
  confirm,
  scope,
  keys,
  foot,
  width = 520,
  shows = false,
  ownFocus = false,
}: DialogProps<Scope>) {
  const { t } = useTranslation('common');
  const confirmKeys = confirm?.keys ?? 'Enter';
  useKeys(scope ?? 'dialog', keys ?? {});
  // Without motion the first drawing is not on the page yet, where nothing can take the focus: the body waits for the foot.
  const [drawnFoot, setDrawnFoot] = useState<HTMLElement | null>(null);
  // Read during rendering, because a field with `autoFocus` has the focus before any effect runs.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
  useKeys(
    'dialog',
    {
      Escape: close,
      [confirmKeys]: (event: KeyboardEvent) => {
        // Enter on a button in here presses that button; Ctrl+Enter always means the dialog's act. What the key was sent
        // to may lie below: the one before it opened this dialog.
        const onButton = document.activeElement?.closest('[role="dialog"] button') != null;
        if (onButton && confirmKeys === 'Enter') return false;
        if (!confirm || event.repeat) return confirm !== undefined;
        if (confirm.disabled !== true && confirm.busy !== true) confirm.act();
        return true;
      },
    },
    { inFields: true },
  );
  return (
    <Modal
      open
      centered
      title={title}
      onCancel={close}
      keyboard={false}
      mask={{ closable: false }}
      width={width}
      closable={false}
      footer={
        <div className={css.foot} ref={setDrawnFoot}>
          {foot !== undefined && <div className={css.aside}>{foot}</div>}
          <Button keys="Escape" onClick={close}>
            {t(shows ? 'action.close' : 'action.cancel')}
          </Button>
          {confirm && (
            <Button
              look="main"
              keys={confirmKeys}
              onClick={confirm.act}
              disabled={confirm.disabled === true}
              busy={confirm.busy === true}
            >
              {confirm.label}
            </Button>
          )}
        </div>
      }
    >
      {note !== undefined && <p className={css.note}>{note}</p>}
      {drawnFoot && (
        <div className={css.body} tabIndex={0} ref={ownFocus ? undefined : takeFocus}>
          {children}
        </div>
      )}
    </Modal>
  );
}
