namespace FaceNet.Databases;

/// <summary>What can be wrong with a database file. Each kind of file says it in its own words.</summary>
internal enum DatabaseFault
{
    /// <summary>It cannot be opened, read or written, for a reason that the message gives.</summary>
    Unusable,

    /// <summary>Another program keeps it locked.</summary>
    Locked,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>It may be read, but not written.</summary>
    ReadOnly,

    /// <summary>It is damaged, or no database at all.</summary>
    Damaged,

    /// <summary>What was committed and not yet taken over into it is damaged; the message says where.</summary>
    DamagedLog,

    /// <summary>It is a database, but of another program or another kind.</summary>
    Foreign,

    /// <summary>A newer version of this program wrote it.</summary>
    Newer,
}
