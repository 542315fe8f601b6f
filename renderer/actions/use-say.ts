import { App } from 'antd';
import { useCallback } from 'react';

/** Says in passing that something was done, where the screen itself does not show it. */
export function useSay(): (text: string) => void {
  const { message } = App.useApp();
  return useCallback(
    (text) => {
      void message.success({ content: text, duration: 3 });
    },
    [message],
  );
}
