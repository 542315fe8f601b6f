import type { BranchConfig, LocalText } from '../../shared/model/branch.ts';
import type { Client } from '../../shared/model/client.ts';

/** Whether a client is this branch's. Without a home branch in the book they are: nothing says otherwise. */
export function isOwnClient(
  client: Pick<Client, 'homeBranch'>,
  config: BranchConfig | null,
): boolean {
  return client.homeBranch === null || client.homeBranch === config?.code;
}

/** The name of a client's branch; of one that the settings do not know, its code. */
export function homeBranchOf(client: Client, config: BranchConfig | null): LocalText | null {
  if (client.homeBranch === null || !config) return null;
  if (client.homeBranch === config.code) return config.name;
  const other = config.otherBranches.find((branch) => branch.code === client.homeBranch);
  return other?.name ?? { zh: client.homeBranch, en: client.homeBranch };
}
