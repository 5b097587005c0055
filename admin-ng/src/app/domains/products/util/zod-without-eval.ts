import { z } from 'zod';

// The content security policy forbids code made from text, and Zod would try. Must be imported before any schema.
z.config({ jitless: true });
