/** Digits and letters nobody mistakes for one another on the phone: no 0/O, 1/I/L, U/V only as V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;

/** `GA-7K3M9-2QXRT`: 30^10 numbers, so that one does not lead to the next. */
const SHAPE = new RegExp(`^GA-[${ALPHABET}]{${GROUP}}-[${ALPHABET}]{${GROUP}}$`);

/**
 * Makes an order number. `randomInt(max)` returns an even integer choice from 0 (included) to `max`
 * (excluded) and must be unguessable; `randomInt` of node:crypto fits.
 */
export function orderNumber(randomInt: (max: number) => number): string {
  const group = (): string =>
    Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `GA-${group()}-${group()}`;
}

/** The number as we store it when the text is one, however it was typed; null for anything else. */
export function parseOrderNumber(text: string): string | null {
  const bare = text.toUpperCase().replace(/[\s-]/g, '');
  const number = `${bare.slice(0, 2)}-${bare.slice(2, 2 + GROUP)}-${bare.slice(2 + GROUP)}`;
  return SHAPE.test(number) ? number : null;
}
