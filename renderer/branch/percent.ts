/** A share with at most one decimal, cut and not rounded up: 999 of 1000 is not "100 %". */
export function percent(part: number, whole: number): string {
  return `${String(Math.floor((part * 1000) / whole) / 10)}%`;
}
