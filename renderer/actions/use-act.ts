import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement } from 'react';
import { useErrorText } from '../rpc/error-text.ts';

/** What `orpc.….mutationOptions()` gives, as far as an act needs it. */
interface ActOptions<Input, Output> {
  readonly mutationFn?: ((input: Input, context: never) => Promise<Output>) | undefined;
}

/**
 * An act of a person: `const call = useAct(orpc.queue.callNext.mutationOptions())`, then `call.mutate(input)`.
 * A refusal is shown as a sentence; the screen itself changes when the live view does, never before.
 * @param failed called before a refusal or a failure is shown
 */
export function useAct<Input, Output>(
  options: ActOptions<Input, Output>,
  done?: (output: Output, input: Input) => void,
  failed?: () => void,
): UseMutationResult<Output, Error, Input> {
  const { message } = App.useApp();
  const text = useErrorText();
  return useMutation<Output, Error, Input>({
    ...(options as { mutationFn: (input: Input) => Promise<Output> }),
    onSuccess: (output, input) => done?.(output, input),
    onError: (error) => {
      failed?.();
      const { what, safe, todo } = text(error);
      void message.error({
        content: createElement(
          'span',
          { role: 'alert' },
          createElement('strong', null, what),
          ' ',
          safe,
          ' ',
          todo,
        ),
      });
    },
  });
}
