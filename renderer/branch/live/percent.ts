/** A share with at most one decimal, cut and not rounded up: 999 of 1000 is not "100 %". Of nothing there is none. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  return `${String(Math.floor((part * 1000) / whole) / 10)}%`;
}
