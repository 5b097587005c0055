// Stands in for the provider's own script: the same calls, the card typed in a frame of the provider.
(() => {
  'use strict';
  const ORIGIN = new URL(document.currentScript.src).origin;
  const FRAME_PATH = '/stripe-js/card-frame';
  const CHALLENGE_PATH = '/stripe-js/challenge';
  let nextId = 1;

  const problem = (type, code, message) => ({ type, code, message });

  /** Messages to and from one frame; what comes from another window or origin is not looked at. */
  class Channel {
    constructor(frame, id) {
      this.frame = frame;
      this.id = id;
      this.listeners = new Map();
      this.calls = new Map();
      this.ready = new Promise((resolve) => (this.setReady = resolve));
      this.receive = this.receive.bind(this);
      window.addEventListener('message', this.receive);
    }

    receive(event) {
      if (event.origin !== ORIGIN || event.source !== this.frame.contentWindow) return;
      const message = event.data;
      if (message?.channel !== this.id) return;
      if (message.type === 'loaded') return this.setReady();
      if (message.type === 'answer') {
        this.calls.get(message.call)?.(message.payload);
        this.calls.delete(message.call);
        return;
      }
      for (const listener of this.listeners.get(message.type) ?? []) listener(message.payload);
    }

    on(type, listener) {
      this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
    }

    off(type, listener) {
      const left = (this.listeners.get(type) ?? []).filter((each) => each !== listener);
      this.listeners.set(type, listener === undefined ? [] : left);
    }

    async send(type, payload) {
      await this.ready;
      this.frame.contentWindow?.postMessage({ channel: this.id, type, payload }, ORIGIN);
    }

    async ask(type, payload) {
      const call = `call-${nextId++}`;
      const answer = new Promise((resolve) => this.calls.set(call, resolve));
      await this.ready;
      this.frame.contentWindow?.postMessage({ channel: this.id, type, payload, call }, ORIGIN);
      return answer;
    }

    close() {
      window.removeEventListener('message', this.receive);
    }
  }

  function createFrame(path, id, title, params) {
    const frame = document.createElement('iframe');
    const hash = new URLSearchParams({ channel: id, parent: window.location.origin, ...params });
    frame.src = `${ORIGIN}${path}#${hash}`;
    frame.title = title;
    frame.name = id;
    frame.setAttribute('allow', 'payment *');
    return frame;
  }

  /** The card field. It lives in the provider's frame; this side never sees a digit of the number. */
  class CardElement {
    constructor(publishableKey, options) {
      this.publishableKey = publishableKey;
      this.options = options ?? {};
      this.id = `card-${nextId++}`;
      this.pending = [];
    }

    mount(target) {
      const host = typeof target === 'string' ? document.querySelector(target) : target;
      if (!host)
        throw new Error(`The selector you specified (${target}) applies to no DOM element.`);
      this.host = host;
      this.frame = createFrame(FRAME_PATH, this.id, 'Secure card payment input frame', {
        key: this.publishableKey,
      });
      this.frame.style.cssText =
        'border:0;display:block;width:100%;min-width:100%;height:168px;margin:0;padding:0;background:transparent;color-scheme:light only';
      this.channel = new Channel(this.frame, this.id);
      for (const [type, listener] of this.pending) this.channel.on(type, listener);
      this.channel.on('resize', ({ height }) => (this.frame.style.height = `${height}px`));
      this.channel.on('change', (change) => this.markHost(change));
      this.channel.on('focus', () => host.classList.add('StripeElement--focus'));
      this.channel.on('blur', () => host.classList.remove('StripeElement--focus'));
      host.classList.add('StripeElement', 'StripeElement--empty');
      host.replaceChildren(this.frame);
      void this.channel.send('options', this.options);
    }

    markHost({ complete, empty, error }) {
      this.host.classList.toggle('StripeElement--complete', complete);
      this.host.classList.toggle('StripeElement--empty', empty);
      this.host.classList.toggle('StripeElement--invalid', Boolean(error));
    }

    on(type, listener) {
      this.pending.push([type, listener]);
      this.channel?.on(type, listener);
      return this;
    }

    off(type, listener) {
      this.channel?.off(type, listener);
      return this;
    }

    update(options) {
      this.options = { ...this.options, ...options };
      void this.channel?.send('options', this.options);
    }

    focus() {
      this.frame?.focus();
      void this.channel?.send('focus');
    }

    blur() {
      void this.channel?.send('blur');
    }

    clear() {
      void this.channel?.send('clear');
    }

    unmount() {
      this.channel?.close();
      this.frame?.remove();
      this.host?.classList.remove('StripeElement');
      this.channel = undefined;
    }

    destroy() {
      this.unmount();
    }
  }

  /** The bank's window. Closing it leaves the payment as it is: not finished. */
  function openChallenge(clientSecret) {
    const id = `challenge-${nextId++}`;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Confirm it is you');
    dialog.style.cssText =
      'border:0;padding:0;border-radius:16px;width:min(440px,calc(100vw - 24px));height:min(460px,calc(100dvh - 24px));overflow:hidden;box-shadow:0 24px 64px rgb(0 0 0 / .35)';
    const frame = createFrame(CHALLENGE_PATH, id, 'Confirmation by your bank', {});
    frame.style.cssText = 'border:0;width:100%;height:100%;display:block';
    dialog.append(frame);
    document.body.append(dialog);
    const channel = new Channel(frame, id);
    return new Promise((resolve) => {
      const end = (result) => {
        channel.close();
        if (dialog.open) dialog.close();
        dialog.remove();
        resolve(result);
      };
      channel.on('finished', end);
      channel.on('closed', () =>
        end({
          error: problem(
            'card_error',
            'payment_intent_authentication_abandoned',
            'The confirmation window was closed before the payment was confirmed.',
          ),
        }),
      );
      dialog.addEventListener('cancel', () => void channel.send('close'));
      dialog.showModal();
      void channel.send('open', { clientSecret });
    });
  }

  class Elements {
    constructor(publishableKey, options) {
      this.publishableKey = publishableKey;
      this.options = options;
    }

    create(type, options) {
      if (type !== 'card') throw new Error(`A valid Element name must be provided: ${type}`);
      this.card = new CardElement(this.publishableKey, options);
      return this.card;
    }

    getElement(type) {
      return type === 'card' ? (this.card ?? null) : null;
    }
  }

  const Stripe = (publishableKey) => {
    if (!/^pk_/.test(publishableKey ?? ''))
      throw new Error('Missing value for Stripe(): apiKey should be a string.');
    return {
      elements: (options) => new Elements(publishableKey, options),
      async createPaymentMethod({ type, card, billing_details }) {
        if (type !== 'card' || !card?.channel)
          return {
            error: problem('validation_error', 'card_missing', 'The card field is not there.'),
          };
        return card.channel.ask('create-payment-method', {
          postalCode: billing_details?.address?.postal_code,
        });
      },
      handleNextAction: ({ clientSecret }) => openChallenge(clientSecret),
      handleCardAction: (clientSecret) => openChallenge(clientSecret),
    };
  };
  Stripe.version = 'simulator';
  window.Stripe = Stripe;
})();
