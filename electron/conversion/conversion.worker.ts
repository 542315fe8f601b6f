import { serveTask } from '../clients/index.ts';
import { convertBook, type BookAccess } from '../data/index.ts';

/** A person sees no more than a few changes a second. */
const tellEveryMs = 200;

/* Minutes of writing: the page that says how far it is answers meanwhile. */
await serveTask<BookAccess, number, never, never, null>((access, host) => {
  let last = -Infinity;
  convertBook(access, (done) => {
    if (host.cancelled()) throw Object.assign(new Error('stopped'), { code: 'cancelled' });
    const now = performance.now();
    if (now - last < tellEveryMs) return;
    last = now;
    host.tell(done);
  });
  return null;
});
