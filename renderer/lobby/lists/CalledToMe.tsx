import { useTranslation } from 'react-i18next';
import { useAccount } from '../../app/session.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { orpc } from '../../rpc/client.ts';
import { lobbyView } from '../../rpc/live-views.ts';
import { useLive } from '../../rpc/use-live.ts';
import { Button } from '../../ui/Button.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import css from './CalledToMe.module.css';

/** The lobby asks this person to receive a client. Shown on every screen until it is answered. */
export function CalledToMe() {
  const { t } = useTranslation('lobby');
  const language = useLanguage();
  const personName = usePersonName();
  const { staffNo } = useAccount();
  const { data: view } = useLive(orpc.hall.lobby, lobbyView);
  const answer = useAct(orpc.hall.answerReceiver.mutationOptions());
  const tickets = view ? [...view.waiting.map(({ ticket }) => ticket), ...view.floor] : [];
  const calls = tickets
    .filter(({ reception }) => {
      const receiver = reception?.receiver;
      return receiver?.staffNo === staffNo && receiver.state === 'called';
    })
    .sort((a, b) => (b.reception?.calledAt ?? 0) - (a.reception?.calledAt ?? 0));
  const [call] = calls;
  const reply = (accepted: boolean) => () => {
    if (call && !answer.isPending) answer.mutate({ ticketId: call.id, accepted });
  };
  useKeys(
    'call',
    { 'Ctrl+Enter': reply(true), 'Alt+X': reply(false) },
    { enabled: call !== undefined },
  );
  if (!call) return null;
  const room = call.reception?.room;
  return (
    <div className={css.call} role="alert">
      <TierBadge tier={call.tier} />
      <b>{t('me.title', { number: call.number, person: personName(call.person) })}</b>
      {room && <span>{t('me.room', { room: localText(room, language) })}</span>}
      {calls.length > 1 && <span>{t('me.more', { count: calls.length - 1 })}</span>}
      <span className={css.acts}>
        <Button look="main" size="small" keys="Ctrl+Enter" onClick={reply(true)}>
          {t('me.accept')}
        </Button>
        <Button size="small" keys="Alt+X" onClick={reply(false)}>
          {t('me.decline')}
        </Button>
      </span>
    </div>
  );
}
