// The card field inside of the provider's frame. The number leaves it only towards the provider.
(() => {
  'use strict';
  const settings = new URLSearchParams(window.location.hash.slice(1));
  const channel = settings.get('channel');
  const parentOrigin = settings.get('parent');
  const publishableKey = settings.get('key');
  const fields = ['number', 'expiry', 'cvc', 'zip'].map((name) => document.getElementById(name));
  const [number, expiry, cvc, zip] = fields;
  const brandLabel = document.getElementById('brand');
  const touched = new Set();
  let hidePostalCode = false;
  let lastChange = '';

  const tell = (type, payload, call) =>
    window.parent.postMessage({ channel, type, payload, call }, parentOrigin);

  const digits = (input) => input.value.replace(/\D/g, '');

  function brandOf(text) {
    if (/^4/.test(text)) return 'visa';
    if (/^(5[1-5]|2[2-7])/.test(text)) return 'mastercard';
    if (/^3[47]/.test(text)) return 'amex';
    if (/^6(011|5)/.test(text)) return 'discover';
    return 'unknown';
  }

  const lengthOf = (brand) => (brand === 'amex' ? 15 : 16);

  function passesLuhn(text) {
    const sum = [...text].reverse().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
  }

  const fault = (code, message) => ({ type: 'validation_error', code, message });

  /** What is wrong with each field right now. */
  const checks = {
    number() {
      const text = digits(number);
      if (text.length < lengthOf(brandOf(text)))
        return fault('incomplete_number', 'Your card number is incomplete.');
      return passesLuhn(text) ? null : fault('invalid_number', 'Your card number is invalid.');
    },
    expiry() {
      const text = digits(expiry);
      if (text.length < 4)
        return fault('incomplete_expiry', "Your card's expiration date is incomplete.");
      const [month, year] = [Number(text.slice(0, 2)), 2000 + Number(text.slice(2, 4))];
      if (month < 1 || month > 12)
        return fault('invalid_expiry_month', "Your card's expiration month is invalid.");
      return new Date(year, month, 1) > new Date()
        ? null
        : fault('invalid_expiry_year_past', "Your card's expiration year is in the past.");
    },
    cvc() {
      const wanted = brandOf(digits(number)) === 'amex' ? 4 : 3;
      return digits(cvc).length >= wanted
        ? null
        : fault('incomplete_cvc', "Your card's security code is incomplete.");
    },
    zip() {
      return hidePostalCode || digits(zip).length >= 5
        ? null
        : fault('incomplete_zip', 'Your postal code is incomplete.');
    },
  };

  const format = {
    number(input) {
      const text = digits(input).slice(0, lengthOf(brandOf(digits(input))));
      const groups = brandOf(text) === 'amex' ? text.match(/^(\d{1,4})(\d{1,6})?(\d{1,5})?/) : null;
      input.value = groups
        ? groups.slice(1).filter(Boolean).join(' ')
        : (text.match(/\d{1,4}/g) ?? []).join(' ');
      const brand = brandOf(text);
      brandLabel.textContent = brand === 'unknown' ? '' : brand;
    },
    expiry(input) {
      let text = digits(input).slice(0, 4);
      if (/^[2-9]$/.test(text)) text = `0${text}`;
      input.value = text.length > 2 ? `${text.slice(0, 2)} / ${text.slice(2)}` : text;
    },
    cvc(input) {
      input.value = digits(input).slice(0, 4);
    },
    zip(input) {
      input.value = input.value.replace(/[^\d-]/g, '').slice(0, 10);
    },
  };

  function show(input, problem) {
    input.setAttribute('aria-invalid', String(Boolean(problem)));
    document.getElementById(`${input.id}-error`).textContent = problem?.message ?? '';
    resize();
  }

  function showTouched() {
    for (const input of fields) show(input, touched.has(input.id) ? checks[input.id]() : null);
  }

  function announce() {
    const problems = fields.map((input) => checks[input.id]());
    const shown = fields.findIndex((input, index) => touched.has(input.id) && problems[index]);
    const change = {
      elementType: 'card',
      complete: problems.every((problem) => problem === null),
      empty: fields.every((input) => input.value === ''),
      brand: brandOf(digits(number)),
      value: { postalCode: zip.value },
      error: shown === -1 ? undefined : problems[shown],
    };
    const text = JSON.stringify(change);
    if (text === lastChange) return;
    lastChange = text;
    tell('change', change);
  }

  let lastHeight = 0;
  function resize() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== lastHeight) tell('resize', { height: (lastHeight = height) });
  }

  for (const input of fields) {
    input.addEventListener('input', () => {
      format[input.id](input);
      if (touched.has(input.id) && checks[input.id]() === null) touched.delete(input.id);
      showTouched();
      announce();
    });
    input.addEventListener('focus', () => tell('focus', { elementType: 'card' }));
    input.addEventListener('blur', () => {
      if (input.value !== '') touched.add(input.id);
      showTouched();
      announce();
      tell('blur', { elementType: 'card' });
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') tell('escape', { elementType: 'card' });
    });
  }

  function applyStyle({ style, hidePostalCode: hide }) {
    hidePostalCode = hide === true;
    document.getElementById('zip-field').hidden = hidePostalCode;
    zip.required = !hidePostalCode;
    const root = document.documentElement.style;
    const set = (name, value) => {
      if (typeof value === 'string' && /^[\w\s#.,%()"'/-]{1,200}$/.test(value))
        root.setProperty(name, value);
    };
    set('--text', style?.base?.color);
    set('--muted', style?.base?.labelColor ?? style?.base?.color);
    set('--accent', style?.base?.iconColor);
    set('--field', style?.base?.backgroundColor);
    set('--line', style?.base?.borderColor);
    set('--radius', style?.base?.borderRadius);
    set('--font', style?.base?.fontFamily);
    set('--size', style?.base?.fontSize);
    set('--placeholder', style?.base?.['::placeholder']?.color);
    set('--bad', style?.invalid?.color);
    set('--invalid', style?.invalid?.color);
    resize();
  }

  async function createPaymentMethod() {
    for (const input of fields) touched.add(input.id);
    showTouched();
    announce();
    const wrong = fields.find((input) => checks[input.id]() !== null);
    if (wrong) {
      wrong.focus();
      return { error: checks[wrong.id]() };
    }
    const expiryDigits = digits(expiry);
    const body = new URLSearchParams({
      type: 'card',
      'card[number]': digits(number),
      'card[exp_month]': expiryDigits.slice(0, 2),
      'card[exp_year]': expiryDigits.slice(2),
      'card[cvc]': digits(cvc),
    });
    try {
      const answer = await fetch('/v1/payment_methods', {
        method: 'POST',
        headers: { authorization: `Bearer ${publishableKey}` },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      const reply = await answer.json();
      return reply.error ? { error: reply.error } : { paymentMethod: reply };
    } catch {
      return {
        error: {
          type: 'api_connection_error',
          code: 'api_connection_error',
          message: 'We could not reach the payment provider. Please try again.',
        },
      };
    }
  }

  const actions = {
    options: (options) => applyStyle(options ?? {}),
    focus: () => (fields.find((input) => checks[input.id]() !== null) ?? number).focus(),
    blur: () => document.activeElement?.blur(),
    clear() {
      touched.clear();
      for (const input of fields) input.value = '';
      brandLabel.textContent = '';
      showTouched();
      announce();
    },
  };

  window.addEventListener('message', (event) => {
    if (event.origin !== parentOrigin || event.source !== window.parent) return;
    const { channel: to, type, payload, call } = event.data ?? {};
    if (to !== channel) return;
    if (type === 'create-payment-method')
      void createPaymentMethod().then((result) => tell('answer', result, call));
    else if (Object.hasOwn(actions, type)) actions[type](payload);
  });

  new ResizeObserver(resize).observe(document.documentElement);
  tell('loaded');
  tell('ready', { elementType: 'card' });
  resize();
})();
