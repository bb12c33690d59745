// Public surface of @tansiq/protocol.
export {};
