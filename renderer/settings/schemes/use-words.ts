import { useTranslation } from 'react-i18next';
import type { SchemeView } from '../../../shared/contract/schemes.ts';
import { fenPerWan } from '../../../shared/model/money.ts';
import { assetProducts } from '../../../shared/model/clients/products.ts';
import { useSchemeWords } from '../../clients/tier/scheme-words.ts';
import { exactMoney, largeMoney, schemeAmount } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';

type Level = SchemeView['levels'][number];
/** What intervals are made of: the levels, and what thresholds count. */
interface Levelled {
  readonly metric: Pick<SchemeView['metric'], 'kind'>;
  readonly levels: readonly Level[];
}
type Metric = SchemeView['metric'];
type Simple = Exclude<Metric, { kind: 'points' }>;

/** One line of what a scheme counts. */
export interface MetricLine {
  readonly head: string;
  readonly of: string;
}

/** Schemes in words, for the screens of the settings. */
export function useWords() {
  const { t } = useTranslation(['schemes', 'clients']);
  const language = useLanguage();
  const words = useSchemeWords();

  const list = (items: readonly string[]) => items.join(t('metric.listJoin'));
  const name = ({ id, name: own }: Pick<SchemeView, 'id' | 'name'>) =>
    words.scheme(id, own ?? null);
  const levelName = ({
    id,
    name: own,
  }: {
    readonly id: string;
    readonly name?: string | undefined;
  }) => own?.trim() || words.level([], id);

  function parts(metric: Simple): string {
    if (metric.kind === 'turnover') {
      return list(metric.kinds.map((kind) => t(`clients:kind.${kind}`)));
    }
    const all = assetProducts.length === metric.products.length;
    const names =
      all && assetProducts.every((product) => metric.products.includes(product))
        ? t('metric.allAssets')
        : list(metric.products.map((product) => t(`clients:product.${product}`)));
    return metric.floorAtZero ? `${names} · ${t('metric.floored')}` : names;
  }

  // "Mortgage (mortgage)" says nothing.
  const several = (metric: Simple) =>
    (metric.kind === 'turnover' ? metric.kinds : metric.products).length > 1;

  /** To the fen where the short form would cut something off. */
  function threshold(scheme: Levelled, low: number): string {
    if (scheme.metric.kind === 'points') return schemeAmount(low, 'point-hundredths', language);
    return low % (fenPerWan / 10) === 0 ? largeMoney(low, language) : exactMoney(low);
  }

  return {
    name,
    levelName,
    threshold,
    /** What is counted: one line, or one for each term of a points scheme. */
    metric({ metric }: SchemeView): MetricLine[] {
      if (metric.kind !== 'points') {
        return [
          {
            head: t(`metric.${metric.kind}`, { count: metric.months, of: parts(metric) }),
            of: '',
          },
        ];
      }
      return metric.terms.map(({ id, name: own, of, pointsPerWan, cap }) => {
        const how =
          of.kind === 'turnover'
            ? t('metric.termTurnover', { months: of.months, count: pointsPerWan })
            : t('metric.termAverage', { months: of.months, count: pointsPerWan });
        const most = cap === undefined ? '' : ` · ${t('metric.cap', { count: cap })}`;
        return {
          head: `${words.term({ term: id, name: own ?? null })}${several(of) ? t('metric.of', { of: parts(of) }) : ''}`,
          of: how + most,
        };
      });
    },
    /** The interval of a level; the next confirmed threshold ends it. */
    interval(scheme: Levelled, at: number): string {
      const level = scheme.levels[at];
      const next = scheme.levels.slice(at + 1).find((one) => !one.unconfirmed && one.low !== null);
      const high = next?.low == null ? null : threshold(scheme, next.low);
      if (level?.unconfirmed) return t('detail.unconfirmed');
      const low = level?.low == null ? null : threshold(scheme, level.low);
      if (low === null) return high === null ? t('detail.open') : t('detail.below', { high });
      return high === null ? t('detail.from', { low }) : t('detail.between', { low, high });
    },
    /** How clients fall, in sentences. */
    falling({ falling, levels }: SchemeView): string[] {
      const said: string[] = [
        falling.kind === 'at-once'
          ? t('falling.at-once')
          : falling.kind === 'after-months'
            ? t('falling.after-months', { count: falling.months })
            : t('falling.on-days', { days: list(falling.days) }),
      ];
      const kept = levels.flatMap((level) =>
        level.bufferMonths === undefined
          ? []
          : t('falling.buffer', { level: levelName(level), count: level.bufferMonths }),
      );
      if (kept.length > 0) said.push(t('falling.buffers', { list: list(kept) }));
      said.push(t('falling.up'));
      return said;
    },
  };
}
export type Words = ReturnType<typeof useWords>;
