import { instructionAnswer, SHIPMENT_INSTRUCTIONS } from './shipment-instruction.ts';
import { hasLeft, SHIPMENT_STATES, type ShipmentState } from './shipment-state.ts';

describe('what people ask of a shipment', () => {
  const at = (state: ShipmentState, more: object = {}) => ({
    state,
    orderCancelled: false,
    calledOff: false,
    handedOver: false,
    ...more,
  });

  it('is to call it off: until it has left, or was given away', () => {
    for (const state of SHIPMENT_STATES)
      if (hasLeft(state))
        expect(instructionAnswer('cancel', at(state)))
          .withContext(state)
          .toBe('GONE');
    expect(instructionAnswer('cancel', at('packed'))).toBe('ALLOWED');
    expect(instructionAnswer('cancel', at('packed', { orderCancelled: true }))).toBe('ALLOWED');
    expect(instructionAnswer('cancel', at('packed', { calledOff: true }))).toBe('ALLOWED');
    expect(instructionAnswer('cancel', at('ready_for_pickup', { handedOver: true }))).toBe('GONE');
    expect(instructionAnswer('cancel', at('not_collected'))).toBe('TOO_LATE');
  });

  it('is nothing else any more once it was called off, alone or with its order', () => {
    for (const instruction of SHIPMENT_INSTRUCTIONS.filter((each) => each !== 'cancel'))
      for (const state of SHIPMENT_STATES)
        for (const off of [{ calledOff: true }, { orderCancelled: true }])
          expect(instructionAnswer(instruction, at(state, off))).toBe('TOO_LATE');
    expect(instructionAnswer('pack', at('planned'))).toBe('ALLOWED');
    expect(instructionAnswer('pack', at('picking'))).toBe('TOO_LATE');
  });
});
