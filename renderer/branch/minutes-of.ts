/** Seconds as minutes with one decimal, cut: nobody waited less than is said by rounding up. Nobody: a dash. */
export function minutesOf(seconds: number | null): string {
  return seconds === null ? '—' : (Math.floor(seconds / 6) / 10).toFixed(1);
}
