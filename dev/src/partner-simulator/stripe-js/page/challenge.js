// The bank's window: the shopper confirms, fails, or closes it and leaves the payment open.
(() => {
  'use strict';
  const settings = new URLSearchParams(window.location.hash.slice(1));
  const channel = settings.get('channel');
  const parentOrigin = settings.get('parent');
  const [complete, fail, close] = ['complete', 'fail', 'close'].map((id) =>
    document.getElementById(id),
  );
  const status = document.getElementById('status');
  let clientSecret = '';

  const tell = (type, payload) =>
    window.parent.postMessage({ channel, type, payload }, parentOrigin);

  async function ask(path) {
    const answer = await fetch(`/stripe-js/challenges/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientSecret }),
      signal: AbortSignal.timeout(20_000),
    });
    return answer.json();
  }

  async function open(secret) {
    clientSecret = secret;
    const reply = await ask('show').catch(() => null);
    if (!reply?.paymentIntent) return end({ error: reply?.error ?? unreachable() });
    if (reply.paymentIntent.status !== 'requires_action') return end(reply);
    const { amount, currency } = reply.paymentIntent;
    document.getElementById('amount').textContent = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: currency.toUpperCase(),
    }).format(amount / 100);
    complete.disabled = fail.disabled = false;
    complete.focus();
  }

  async function finish(path) {
    complete.disabled = fail.disabled = true;
    status.textContent = 'One moment…';
    end(await ask(path).catch(() => ({ error: unreachable() })));
  }

  const end = (result) => tell('finished', result);
  const unreachable = () => ({
    type: 'api_connection_error',
    code: 'api_connection_error',
    message: 'We could not reach your bank. Please try again.',
  });

  complete.addEventListener('click', () => void finish('complete'));
  fail.addEventListener('click', () => void finish('fail'));
  close.addEventListener('click', () => tell('closed'));
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tell('closed');
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== parentOrigin || event.source !== window.parent) return;
    if (event.data?.channel !== channel) return;
    if (event.data.type === 'open') void open(event.data.payload.clientSecret);
    if (event.data.type === 'close') tell('closed');
  });
  tell('loaded');
})();
