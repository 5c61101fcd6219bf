// Plans are made in one step: see plan.ts. Nothing is left here.
export {};
