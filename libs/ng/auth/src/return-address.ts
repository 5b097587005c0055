const KEY = 'green-apple:return-to';

/**
 * Where the employee wanted to go before signing in. The provider sends everybody back to one exact
 * address, so the rest waits here, in this tab only.
 */
export function rememberReturnAddress(path: string, storage: Storage = sessionStorage): void {
  storage.setItem(KEY, path);
}

/** Takes the remembered path out; null when there is none or it would lead off this site. */
export function takeReturnAddress(storage: Storage = sessionStorage): string | null {
  const path = storage.getItem(KEY);
  storage.removeItem(KEY);
  return path !== null && /^\/(?![/\\])/.test(path) ? path : null;
}
