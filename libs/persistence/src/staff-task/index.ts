export * from './staff-task.repository.ts';
export * from './staff-task.desk.ts';
