export { chooseNext, servingOrder, waitOf, type Choice } from './calling.rules.ts';
export { type Command } from './command.rules.ts';
export { counterOf, serves, waitingFor } from './counter-commands.rules.ts';
export { emptyFloor, evolve } from './evolve.rules.ts';
export { createFloor, type Acting, type Floor, type FloorParts } from './floor.service.ts';
export { hasEnded, openTicketOf } from './ticket-commands.rules.ts';
