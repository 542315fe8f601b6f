import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { isBusinessDate } from '../../shared/model/dates.ts';
import { UsageError } from './command.ts';

/** Reads a command's options and operands. @throws UsageError */
export function readArguments<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  operands: number,
) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (parsed.positionals.length !== operands) {
      throw new UsageError(`expected ${operands} operand(s), got ${parsed.positionals.length}`);
    }
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A date option. @throws UsageError */
export function dateOption(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !isBusinessDate(value)) {
    throw new UsageError(`--${name} takes a date YYYY-MM-DD`);
  }
  return value;
}

/** The port of `--port`. @throws UsageError */
export function portOption(value: string | undefined): number {
  if (value === undefined) return 0;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) {
    throw new UsageError('--port takes a number from 0 to 65535');
  }
  return port;
}
