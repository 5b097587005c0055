import { randomUUID } from 'node:crypto';
import type { IssuedGiftCard } from '@green-apple/contracts-http';
import { signInEmployee } from '@green-apple/testing';
import { Caller } from './caller.ts';

/** Signed in anew when so much of a token's life is over. */
const SHARE_OF_LIFE = 0.6;

/** An employee in the back office. */
export class Staff extends Caller {
  #token: Promise<string> | undefined;
  #until = 0;

  constructor(api: string) {
    super(api, 'staff');
  }

  protected override async headers(): Promise<Readonly<Record<string, string>>> {
    if (this.#token === undefined || performance.now() > this.#until) {
      this.#until = Infinity;
      this.#token = this.#signIn();
    }
    return { authorization: `Bearer ${await this.#token}` };
  }

  async #signIn(): Promise<string> {
    try {
      const tokens = await signInEmployee('administrator');
      this.#until = performance.now() + tokens.expires_in * 1_000 * SHARE_OF_LIFE;
      return tokens.access_token;
    } catch (error) {
      this.#token = undefined;
      throw error;
    }
  }

  /** Its code is shown once: an answer that got lost is a card that nobody has. */
  async issueGiftCard(minor: number): Promise<string> {
    for (let turn = 0; turn < 5; turn++) {
      const { body } = await this.insist('POST', '/admin/gift-cards', {
        id: randomUUID(),
        minor,
        currency: 'USD',
      });
      const { code } = body as IssuedGiftCard;
      if (typeof code === 'string' && code.length >= 8) return code;
    }
    throw new Error('no gift card is to be had');
  }
}
