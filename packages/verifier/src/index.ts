// Public surface of @tansiq/verifier.
export {};
