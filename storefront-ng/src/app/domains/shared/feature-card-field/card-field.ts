import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import {
  cardFaultWords,
  type BillingDetails,
  type CardElement,
  type PaymentProvider,
} from '../data-payment/payment-provider.ts';
import { PaymentScript, type PaymentAccess } from '../data-payment/payment-script.ts';
import { Say } from '../util-language/say.ts';
import { WORDS } from '../util-language/words.ts';
import { cardStyle } from './card-style.ts';

export type CardResult =
  | { readonly kind: 'ready'; readonly paymentMethodId: string }
  /** The shopper has something to correct; it is already said beside the card. */
  | { readonly kind: 'refused' };

/**
 * The card, typed into the payment provider's own frame: no digit of it ever reaches our page. Says
 * beside the frame what is wrong, and turns what was typed into the provider's handle.
 */
@Component({
  selector: 'ga-card-field',
  imports: [Icon, Say],
  templateUrl: './card-field.html',
  styleUrl: './card-field.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CardField {
  /** Null while it is not known yet where the provider's script lies. */
  readonly access = input.required<PaymentAccess | null>();

  readonly #words = inject(WORDS);
  readonly #script = inject(PaymentScript);
  readonly #document = inject(DOCUMENT);
  readonly #destroyed = inject(DestroyRef);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  protected readonly phase = signal<'loading' | 'ready' | 'failed'>('loading');
  protected readonly fault = signal<string | null>(null);
  #provider: PaymentProvider | null = null;
  #card: CardElement | null = null;

  constructor() {
    afterNextRender(() => void this.mount());
    this.#destroyed.onDestroy(() => this.#card?.destroy());
  }

  /** Also the way back after a failure. */
  async mount(): Promise<void> {
    const access = this.access();
    if (!access || this.#card) return;
    this.phase.set('loading');
    try {
      const provider = await this.#script.load(access);
      if (this.#destroyed.destroyed) return;
      this.#provider = provider;
      this.#show(provider);
    } catch {
      this.phase.set('failed');
    }
  }

  /** Turns the typed card into the provider's handle. */
  async tokenize(billing: BillingDetails): Promise<CardResult> {
    if (!this.#provider || !this.#card) {
      this.fault.set(
        this.#words.say('The card field is still loading. Please try again in a moment.'),
      );
      return { kind: 'refused' };
    }
    const { paymentMethod, error } = await this.#provider.createPaymentMethod({
      type: 'card',
      card: this.#card,
      billing_details: billing,
    });
    if (paymentMethod) return { kind: 'ready', paymentMethodId: paymentMethod.id };
    this.say(cardFaultWords(error ?? {}, this.#words));
    return { kind: 'refused' };
  }

  /** Shows a fault that was found elsewhere, e.g. by the bank, beside the card. */
  say(text: string): void {
    this.fault.set(text);
    this.#card?.focus();
  }

  #show(provider: PaymentProvider): void {
    const card = provider.elements({ locale: this.#words.language }).create('card', {
      hidePostalCode: true,
      style: cardStyle(this.#document),
    });
    card.on('change', ({ error }) =>
      this.fault.set(error ? cardFaultWords(error, this.#words) : null),
    );
    card.mount(this.place().nativeElement);
    this.#card = card;
    this.phase.set('ready');
    const scheme = this.#document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    const restyle = () => card.update({ style: cardStyle(this.#document) });
    scheme?.addEventListener('change', restyle);
    this.#destroyed.onDestroy(() => scheme?.removeEventListener('change', restyle));
  }
}
