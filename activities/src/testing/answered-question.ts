import type { FreshDatabase } from '@green-apple/testing';

/** A question that shows with its answer, and of which nobody has been told yet; returns its id. */
export async function answeredQuestion(
  database: FreshDatabase,
  email: string,
  locale = 'en',
): Promise<string> {
  const [question] = await database.query<{ id: string }>(
    `insert into review.question (id, product_id, body, state, answer, answered_at, published_at)
     select gen_random_uuid(), id, 'Does it go with tea?', 'published', 'It does.', now(), now()
     from catalog.product order by id limit 1 returning id`,
  );
  const id = question?.id ?? '';
  await database.query(
    `insert into review.asker (question_id, email, market, locale) values ($1, $2, 'US', $3)`,
    [id, email, locale],
  );
  return id;
}
