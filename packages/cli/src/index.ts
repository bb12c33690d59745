// Public surface of @tansiq/cli.
export {};
