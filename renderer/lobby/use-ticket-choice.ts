import { useState } from 'react';
import type { Service } from '../../shared/model/branch.ts';
import type { CareClass } from '../../shared/model/ticket.ts';
import { careClasses } from '../../shared/model/ticket.ts';

/** What a ticket is taken for: the service, and whether the client needs care. */
export interface TicketChoice {
  readonly service: string;
  readonly care: CareClass;
  /** The services are spread out to choose from. */
  readonly choosing: boolean;
  readonly setService: (id: string) => void;
  readonly setCare: (care: CareClass) => void;
  /** The next (1) or the one before (-1) in the branch's order, round and round. */
  readonly step: (by: 1 | -1) => void;
  readonly stepCare: () => void;
}

/** Begins with the suggested service; ↓ and ↑ go through the others. */
export function useTicketChoice(services: readonly Service[], suggested: string): TicketChoice {
  const [chosen, setChosen] = useState<string | null>(null);
  const [care, setCare] = useState<CareClass>('none');
  const first = services.some(({ id }) => id === suggested) ? suggested : (services[0]?.id ?? '');
  const service = chosen ?? first;
  return {
    service,
    care,
    choosing: chosen !== null,
    setService: setChosen,
    setCare,
    step: (by) => {
      const at = services.findIndex(({ id }) => id === service);
      setChosen(services[(at + by + services.length) % services.length]?.id ?? service);
    },
    stepCare: () => {
      setCare((now) => careClasses[(careClasses.indexOf(now) + 1) % careClasses.length] ?? 'none');
    },
  };
}
