export { entityTag, expectedVersion } from '../../../platform/http/if-match.ts';
