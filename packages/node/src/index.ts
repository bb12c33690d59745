// Public surface of @tansiq/node.
export {};
