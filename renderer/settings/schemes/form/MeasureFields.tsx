import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  assetProducts,
  liabilityProducts,
  transactionKinds,
} from '../../../../shared/model/clients/products.ts';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import type { DraftMeasure } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import { ProductChoice } from './ProductChoice.tsx';
import css from './SchemeForm.module.css';

interface MeasureFieldsProps {
  /** Before the window. */
  readonly lead?: ReactNode;
  readonly measure: DraftMeasure;
  /** Where it is in the scheme: "metric", "metric.terms[2].of". */
  readonly path: string;
  readonly faults: FaultsBeside;
  /** What else counts a product or a kind already. */
  readonly also?: (code: string) => string | undefined;
  readonly change: (measure: DraftMeasure) => void;
}

/** A balance or a turnover: over how many months, of what. */
export function MeasureFields({ lead, measure, path, faults, also, change }: MeasureFieldsProps) {
  const { t } = useTranslation(['schemes', 'clients']);
  return (
    <>
      <div className={css.window}>
        {lead}
        <NumberField
          label={t('form.months')}
          unit={t('form.monthsUnit')}
          value={measure.months}
          min={1}
          max={60}
          problem={faults.at(`${path}.months`)}
          change={(months) => {
            change({ ...measure, months });
          }}
        />
        {measure.kind === 'average-balance' && (
          <Checkbox
            checked={measure.floorAtZero}
            onChange={(event) => {
              change({ ...measure, floorAtZero: event.target.checked });
            }}
          >
            {t('form.floor')}
          </Checkbox>
        )}
      </div>
      {measure.kind === 'average-balance' ? (
        <>
          <ProductChoice
            title={t('form.assets')}
            keys="Alt+A"
            all={assetProducts}
            chosen={measure.products}
            name={(product) => t(`clients:product.${product}`)}
            note={also}
            problem={faults.within(`${path}.products`)}
            change={(products) => {
              change({ ...measure, products });
            }}
          />
          <ProductChoice
            title={t('form.liabilities')}
            keys="Alt+L"
            all={liabilityProducts}
            chosen={measure.products}
            name={(product) => t(`clients:product.${product}`)}
            note={also}
            change={(products) => {
              change({ ...measure, products });
            }}
          />
        </>
      ) : (
        <ProductChoice
          title={t('form.kinds')}
          keys="Alt+A"
          all={transactionKinds}
          chosen={measure.kinds}
          name={(kind) => t(`clients:kind.${kind}`)}
          note={also}
          problem={faults.within(`${path}.kinds`)}
          change={(kinds) => {
            change({ ...measure, kinds });
          }}
        />
      )}
    </>
  );
}
