// Public surface of @tansiq/names.
export {};
