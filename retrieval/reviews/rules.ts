/** Changes whenever passages, models or doubts are made otherwise: all reviews are then read anew. */
export const RULES = '2';
