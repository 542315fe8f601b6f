import type { AlertView, WaitingRow } from '../../shared/contract/schemas.ts';
import type { LobbyWords } from './why-sentence.ts';

/** An alert in two lines: what happened, and what to do. */
export interface AlertSentence {
  readonly title: string;
  readonly text: string;
}

/**
 * The text of an alert.
 * @param person the form of address. @param waiting the list, to say when the ticket will be called.
 */
export function alertSentence(
  alert: AlertView,
  person: string,
  waiting: readonly WaitingRow[],
  now: number,
  t: LobbyWords,
): AlertSentence {
  const { number, at } = alert;
  const name = alert.staffName ?? '';
  const of = (text: string) => t('needs.of', { number, person, text });
  const minutes = Math.floor(Math.abs(at - now) / 60_000);
  switch (alert.kind) {
    case 'promise-near':
    case 'promise-broken': {
      const text = whenCalled(alert, waiting, t);
      if (now < at) {
        const title = t(minutes < 1 ? 'needs.nearNow' : 'needs.near', { number, minutes });
        return { title, text };
      }
      return {
        title: t(minutes < 1 ? 'needs.brokenNow' : 'needs.broken', { number, minutes }),
        text,
      };
    }
    case 'receiver-silent': {
      const seconds = Math.max(0, Math.floor((now - at) / 1000));
      const title =
        seconds < 180
          ? t('needs.silent', { name, seconds })
          : t('needs.silentMinutes', { name, minutes });
      return { title, text: of(t('needs.other')) };
    }
    case 'receiver-escalated': {
      const before = alert.beforeName ?? '';
      return { title: t('needs.escalated', { before, name }), text: of(t('needs.waitFor')) };
    }
    case 'receiver-declined':
      return { title: t('needs.declined', { name }), text: of(t('needs.other')) };
    case 'diamond-of-other-branch':
      return { title: t('needs.diamond'), text: of(t('needs.diamondText')) };
  }
}

function whenCalled(
  { ticketId, counter }: AlertView,
  waiting: readonly WaitingRow[],
  t: LobbyWords,
): string {
  if (counter === null) return t('needs.noCounter');
  const name = t('common:counter.n', { n: counter });
  const rank =
    Math.max(
      0,
      waiting.findIndex(({ ticket }) => ticket.id === ticketId),
    ) + 1;
  return rank === 1 ? t('needs.next', { counter: name }) : t('needs.rank', { rank, counter: name });
}
