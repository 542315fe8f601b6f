import { describe, expect, it, vi } from 'vitest';
import { DataError, dataErrorCodes } from '../data/index.ts';
import { failureTexts } from './failure-words.ts';
import { endWithFailure, failureMessage, StartError } from './failure.ts';

const han = /\p{Script=Han}/u;

describe('messages of failed starts', () => {
  it.each(dataErrorCodes)('%s has a sentence of each kind in both languages', (code) => {
    for (const language of ['zh', 'en'] as const) {
      const { body, title } = failureMessage(new DataError(code, 'the-subject'), language, 'logs');
      const { happened, safe, todo } = failureTexts[code][language];
      expect(body).toBe(`${happened}\n\n${safe}\n\n${todo}\n\nthe-subject`);
      expect(han.test(title)).toBe(language === 'zh');
      for (const sentence of [happened, safe, todo]) {
        expect(sentence).toMatch(language === 'zh' ? /。$/ : /\.$/);
        expect(han.test(sentence)).toBe(language === 'zh');
      }
    }
  });

  it('never says the same for two reasons', () => {
    for (const language of ['zh', 'en'] as const) {
      const said = Object.values(failureTexts).map((texts) => texts[language].happened);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it("names the shell's own reasons", () => {
    const error = new StartError('weakened', '--no-sandbox');
    expect(failureMessage(error, 'en', '').body).toMatch(/weaken.*--no-sandbox$/s);
  });

  it('shows nothing of an unforeseen error but where the log is', () => {
    const { body } = failureMessage(new Error('client 110101199003078888'), 'zh', 'the-logs');
    expect(body).toContain(failureTexts.unexpected.zh.happened);
    expect(body).toMatch(/the-logs$/);
    expect(body).not.toContain('1101');
  });

  it('are written, shown, and followed by exit code 1', () => {
    const app = { exit: vi.fn() };
    const dialog = { showErrorBox: vi.fn() };
    const stderr = { write: vi.fn() };
    endWithFailure({ app, dialog, stderr }, { title: 'T', body: 'a\n\nb' });
    expect(stderr.write).toHaveBeenCalledWith('a\nb\n');
    expect(dialog.showErrorBox).toHaveBeenCalledWith('T', 'a\n\nb');
    expect(app.exit).toHaveBeenCalledWith(1);
  });
});
