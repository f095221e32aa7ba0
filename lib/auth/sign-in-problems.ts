/** What can go wrong at a sign-in; each has its sentence in `auth.signIn.problem`. */
export const SIGN_IN_PROBLEMS = ['empty', 'wrong', 'limited', 'unavailable', 'again'] as const
export type SignInProblemCode = (typeof SIGN_IN_PROBLEMS)[number]
