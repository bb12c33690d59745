// Public surface of @tansiq/ledger.
export {};
