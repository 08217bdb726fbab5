package org.certbureau.testing.contract;

import jakarta.ejb.ApplicationException;

/** An unchecked exception that is the caller's business and takes nothing back. */
@ApplicationException
public class Remark extends RuntimeException {}
