import type { ExplanationView } from '../../../shared/contract/explanation.ts';
import css from './Explanation.module.css';
import { useSchemeWords } from './scheme-words.ts';
import { scaleOf } from './scale-of.ts';

/** Where the value lies between the thresholds: each level has the same length, whatever it spans. */
export function Scale({ explanation }: { explanation: ExplanationView }) {
  const words = useSchemeWords();
  const { levels, unit, value } = explanation;
  const { steps, at } = scaleOf(levels, value);
  return (
    <div className={css.scale} aria-hidden="true">
      <div
        className={css.bar}
        style={{ gridTemplateColumns: `repeat(${String(steps.length)}, 1fr)` }}
      >
        {steps.map((step) => (
          <i key={step.id} data-tier={step.tier} data-met={value >= (step.low ?? value)} />
        ))}
        <b style={{ left: `${String(at * 100)}%` }} />
      </div>
      <div
        className={css.marks}
        style={{ gridTemplateColumns: `repeat(${String(steps.length)}, 1fr)` }}
      >
        {steps.map((step) => (
          <span key={step.id}>
            {words.level(levels, step.id)}
            {step.low !== null && <small>{words.short(step.low, unit)}</small>}
          </span>
        ))}
      </div>
    </div>
  );
}
