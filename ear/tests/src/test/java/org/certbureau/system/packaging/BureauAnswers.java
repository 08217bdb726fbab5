package org.certbureau.system.packaging;

/** Every question to a running bureau. Each packaging says where it runs and inherits them. */
abstract class BureauAnswers
    implements HealthAnswers,
        GateAnswers,
        DatabaseAnswers,
        RestAnswers,
        StrictAnswers,
        HostileAnswers,
        FieldAnswers,
        BranchAnswers,
        SoapAnswers,
        SoapFaultAnswers,
        PublicFileAnswers,
        OcspAnswers,
        PageAnswers,
        PeopleAnswers,
        BrokerAnswers {}
