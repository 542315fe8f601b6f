import type { TFunction } from 'i18next';
import type { SchemeFaultView } from '../../../../shared/contract/schemes.ts';
import { schemes } from '../../../i18n/zh/schemes.ts';

type Words = TFunction<'schemes'>;
type Fault = keyof typeof schemes.fault;
type ChoiceFault = keyof typeof schemes.choiceFault;

const faults = new Set<string>(Object.keys(schemes.fault));
const choiceFaults = new Set<string>(Object.keys(schemes.choiceFault));

/** What is wrong with a scheme, in words; a code that has none is shown as it is. */
export function faultWords(code: string, t: Words): string {
  if (!faults.has(code)) return t('fault.other', { code });
  return t(`fault.${code as Exclude<Fault, 'other'>}`);
}

/** Every fault on a line of its own, with its place: "levels[2].low: …". */
export function faultLines(list: readonly SchemeFaultView[], t: Words): string[] {
  return list.map(({ path, code }) => {
    const words = faultWords(code, t);
    return path === '' ? words : `${path}: ${words}`;
  });
}

/** Why a choice was refused. */
export function choiceFaultWords(code: string, t: Words): string {
  if (!choiceFaults.has(code)) return t('choiceFault.other', { code });
  return t(`choiceFault.${code as Exclude<ChoiceFault, 'other'>}`);
}

/** The faults that a refused call carries; none for other failures. */
export function faultsOf(error: unknown): readonly SchemeFaultView[] {
  const data: unknown = (error as { data?: unknown } | null)?.data;
  const list: unknown = (data as { faults?: unknown } | null | undefined)?.faults;
  return Array.isArray(list) ? (list as SchemeFaultView[]) : [];
}
