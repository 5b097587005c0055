/* By its own path: the contract's index would pull every schema, and Zod with them, into the browser. */
export { ADMIN_ROUTES as ROUTES } from '@green-apple/contracts-http/routes';
