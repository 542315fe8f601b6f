import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  appointmentStandings,
  carePrecedences,
  dayEnds,
  policyOf,
  receiversOf,
  silenceFollows,
  type CareNeed,
  type FloorPolicy,
} from '../../../shared/model/hall/policy.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import type { PartProps } from './part.ts';

const needs: readonly CareNeed[] = ['elderly', 'disabled', 'pregnant', 'military'];

/** The finer points of the floor: who comes back after a no-show, care, appointments, the end of the day. */
export function PolicyPart({ branch, change }: PartProps) {
  const { t } = useTranslation(['settings', 'common']);
  const policy = policyOf(branch);
  const { reinstate, care, appointments, dayEnd } = policy;
  const receivers = receiversOf(branch);
  const set = (changes: Partial<FloorPolicy>) => {
    change({ policy: { ...policy, ...changes } });
  };
  return (
    <Panel title={t('policy.title')} note={t('policy.note')} scroll={false}>
      <div className={css.pad}>
        <div className={css.pair}>
          <NumberField
            label={t('policy.within')}
            unit={t('branch.minutes')}
            max={1440}
            value={reinstate.withinMinutes}
            change={(minutes) => {
              set({ reinstate: { ...reinstate, withinMinutes: minutes ?? 0 } });
            }}
          />
          <NumberField
            label={t('policy.times')}
            unit={t('branch.times')}
            max={20}
            value={reinstate.times}
            change={(times) => {
              set({ reinstate: { ...reinstate, times: times ?? 0 } });
            }}
          />
        </div>
        <fieldset className={css.group}>
          <legend>{t('policy.care')}</legend>
          <div className={css.pair}>
            {needs.map((need) => (
              <label key={need}>
                {t(`common:care.${need}`)}
                <Select
                  aria-label={`${t('policy.care')} ${t(`common:care.${need}`)}`}
                  style={{ width: '100%' }}
                  value={care[need]}
                  options={carePrecedences.map((value) => ({
                    value,
                    label: t(`policy.precedence.${value}`),
                  }))}
                  onChange={(precedence) => {
                    set({ care: { ...care, [need]: precedence } });
                  }}
                />
              </label>
            ))}
          </div>
          <p className={css.none}>{t('policy.careNote')}</p>
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('policy.appointments')}</legend>
          <ChoiceList
            label={t('policy.appointments')}
            value={appointments.standing}
            choose={(standing) => {
              set({ appointments: { ...appointments, standing } });
            }}
            choices={appointmentStandings.map((value) => ({
              value,
              label: t(`policy.standing.${value}`),
            }))}
          />
          <div className={css.pair}>
            <NumberField
              label={t('policy.before')}
              unit={t('branch.minutes')}
              max={240}
              value={appointments.beforeMinutes}
              change={(minutes) => {
                set({ appointments: { ...appointments, beforeMinutes: minutes ?? 0 } });
              }}
            />
            <NumberField
              label={t('policy.after')}
              unit={t('branch.minutes')}
              max={240}
              value={appointments.afterMinutes}
              change={(minutes) => {
                set({ appointments: { ...appointments, afterMinutes: minutes ?? 0 } });
              }}
            />
          </div>
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('policy.receivers')}</legend>
          <NumberField
            label={t('policy.answer')}
            unit={t('branch.seconds')}
            min={15}
            max={900}
            value={receivers.answerSeconds}
            change={(seconds) => {
              set({ receivers: { ...receivers, answerSeconds: seconds ?? 90 } });
            }}
          />
          <ChoiceList
            label={t('policy.receivers')}
            columns={2}
            value={receivers.then}
            choose={(then) => {
              set({ receivers: { ...receivers, then } });
            }}
            choices={silenceFollows.map((value) => ({
              value,
              label: t(`policy.silence.${value}`),
            }))}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('policy.dayEnd')}</legend>
          <ChoiceList
            label={t('policy.dayEnd')}
            columns={2}
            value={dayEnd}
            choose={(value) => {
              set({ dayEnd: value });
            }}
            choices={dayEnds.map((value) => ({ value, label: t(`policy.ends.${value}`) }))}
          />
        </fieldset>
      </div>
    </Panel>
  );
}
