import type { BranchConfig, LocalText } from '../../shared/model/branch.ts';
import type { Client } from '../../shared/model/clients/client.ts';

/** Whether a client belongs to this branch. A client without a home branch in the book does. */
export function isOwnClient(
  client: Pick<Client, 'homeBranch'>,
  config: BranchConfig | null,
): boolean {
  return client.homeBranch === null || client.homeBranch === config?.code;
}

/** The name of a client's branch, or its code if the settings do not name it. */
export function homeBranchOf(client: Client, config: BranchConfig | null): LocalText | null {
  if (client.homeBranch === null || !config) return null;
  if (client.homeBranch === config.code) return config.name;
  const other = config.otherBranches.find((branch) => branch.code === client.homeBranch);
  return other?.name ?? { zh: client.homeBranch, en: client.homeBranch };
}
