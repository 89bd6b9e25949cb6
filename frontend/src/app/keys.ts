/** Keys of what the frame reads. The frame calls the client itself: the generated hooks weigh, and come with the screens that use them. */
export const ME = ["me"] as const;
export const PREFERENCES = ["me", "preferences"] as const;
export const WATCH = ["deadlines", "watch"] as const;
export const LATE_TASKS = ["tasks", "late"] as const;
