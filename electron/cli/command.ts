/** The context of every command. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes a sentence to standard error, so that it is not mixed with the result. */
  readonly say: (sentence: string) => void;
  /** Draws a progress bar on a terminal; nothing when piped. */
  readonly progress: (label: string, fraction: number) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly language: 'zh' | 'en';
}

/** The result of a command: the object for standard output, and the exit code (exchange formats, "Command line"). */
export interface CommandResult {
  readonly output: unknown;
  readonly exit: 0 | 1 | 3;
}

/** Wrong usage: exit code 2 and the usage line. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** One command of the command line. */
export interface CliCommand {
  readonly usage: string;
  run(args: readonly string[], context: CommandContext): Promise<CommandResult>;
}

/** A failure that only the command line has. */
export class CliError extends Error {
  readonly code: 'not-built' | 'port-taken' | 'file-missing' | 'too-many-bad-lines' | 'no-such-day';
  readonly subject: string;

  constructor(code: CliError['code'], subject: string) {
    super(`${code}: ${subject}`);
    this.name = 'CliError';
    this.code = code;
    this.subject = subject;
  }
}
