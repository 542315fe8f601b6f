import type { Service } from '../../../shared/model/branch.ts';
import type { CareClass } from '../../../shared/model/hall/ticket.ts';
import { careClasses } from '../../../shared/model/hall/ticket.ts';
import { useDraft } from '../../actions/drafts.ts';

/** What a ticket is taken for: the service, and whether the client needs care. */
export interface TicketChoice {
  /** The service shown; the ticket is for `added` and then this one. */
  readonly service: string;
  /** Services of the same visit that were chosen before. */
  readonly added: readonly string[];
  /** Keeps the service shown and goes on to choose another for the same visit. */
  readonly addService: () => void;
  readonly care: CareClass;
  /** The services are spread out to choose from. */
  readonly choosing: boolean;
  readonly setService: (id: string) => void;
  readonly setCare: (care: CareClass) => void;
  /** The next (1) or the one before (-1) in the branch's order, round and round. */
  readonly step: (by: 1 | -1) => void;
  readonly stepCare: () => void;
}

const none: readonly string[] = [];

/**
 * Begins with the suggested service; ↓ and ↑ go through the others.
 * @param of whose ticket it will be: what was chosen is kept for them
 */
export function useTicketChoice(
  of: string,
  services: readonly Service[],
  suggested: string,
): TicketChoice {
  const [chosen, setChosen] = useDraft<string | null>(`lobby.service ${of}`, null);
  const [added, setAdded] = useDraft<readonly string[]>(`lobby.further ${of}`, none);
  const [care, setCare] = useDraft<CareClass>(`lobby.care ${of}`, 'none');
  const first = services.some(({ id }) => id === suggested) ? suggested : (services[0]?.id ?? '');
  const service = chosen ?? first;
  const left = services.map(({ id }) => id).filter((id) => !added.includes(id));
  return {
    service,
    added,
    addService: () => {
      const next = left.find((id) => id !== service);
      if (next === undefined) return;
      setAdded([...added, service]);
      setChosen(next);
    },
    care,
    choosing: chosen !== null,
    setService: setChosen,
    setCare,
    step: (by) => {
      const at = left.indexOf(service);
      setChosen(left[(at + by + left.length) % left.length] ?? service);
    },
    stepCare: () => {
      setCare((now) => careClasses[(careClasses.indexOf(now) + 1) % careClasses.length] ?? 'none');
    },
  };
}

/** What a ticket is taken for, as the floor asks it: the first service, and those after it. */
export function servicesOf({ added, service }: TicketChoice): {
  readonly service: string;
  readonly further: string[];
} {
  const [first, ...further] = [...added, service];
  return { service: first, further };
}
