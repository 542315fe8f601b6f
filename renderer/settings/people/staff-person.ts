import type { core } from '../../rpc/client.ts';

/** A person of the staff as the settings know them. */
export type StaffPerson = Awaited<ReturnType<typeof core.settings.people>>[number];
