import { useCallback, useRef, useState } from 'react';

/** A `<dialog>` that is closed by Esc, by a click beside it and by `close`; give it `attach` as its ref. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const attach = useCallback((element: HTMLDialogElement | null) => {
    dialog.current = element;
    if (!element) return undefined;
    // A click on the backdrop is a click on the dialog itself: its content covers all of it.
    const onClick = (event: MouseEvent) => event.target === element && element.close();
    const onClose = () => setOpen(false);
    element.addEventListener('click', onClick);
    element.addEventListener('close', onClose);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('close', onClose);
      dialog.current = null;
      setOpen(false);
    };
  }, []);
  const open = useCallback(() => {
    setOpen(true);
    dialog.current?.showModal();
  }, []);
  const close = useCallback(() => dialog.current?.close(), []);
  return { attach, isOpen, open, close };
}
