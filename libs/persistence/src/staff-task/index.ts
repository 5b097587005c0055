export * from './staff-task.repository.ts';
