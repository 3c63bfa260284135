using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Marks one entry of an ELF library's table of needed versions (.gnu.version_r) as weak, so that ld.so loads the
/// library where the version is missing. Compiled by MSBuild; offsets are those of the ELF-64 and GNU version formats.
/// </summary>
public sealed class WeakenVersionNeed : Task
{
    private const uint NeededVersionsSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2; // VER_FLG_WEAK

    /// <summary>The library, changed in place; a link is replaced by a changed copy.</summary>
    [Required]
    public string Library { get; set; }

    /// <summary>The version's name, for instance GLIBCXX_3.4.32.</summary>
    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        var elf = File.ReadAllBytes(Library);
        if (elf.Length < 64 || elf[0] != 0x7f || elf[1] != 'E' || elf[4] != 2)
        {
            Log.LogError("{0} is not a 64-bit ELF library, so the version it needs cannot be changed.", Library);
            return false;
        }
        if (!Weaken(elf))
            return true;
        File.Delete(Library);
        File.WriteAllBytes(Library, elf);
        Log.LogMessage(MessageImportance.Normal, "{0} no longer insists on {1}.", Library, Version);
        return true;
    }

    private bool Weaken(byte[] elf)
    {
        var sections = BitConverter.ToInt64(elf, 0x28);
        var sectionSize = BitConverter.ToUInt16(elf, 0x3a);
        var sectionCount = BitConverter.ToUInt16(elf, 0x3c);
        var changed = false;
        for (var i = 0; i < sectionCount; i++)
        {
            var section = (int)(sections + ((long)i * sectionSize));
            if (BitConverter.ToUInt32(elf, section + 4) == NeededVersionsSection)
                changed |= WeakenSection(elf, (int)BitConverter.ToInt64(elf, section + 24));
        }
        return changed;
    }

    private bool WeakenSection(byte[] elf, int library)
    {
        var hash = Hash(Version);
        var changed = false;
        for (uint next = 1; next != 0; library += (int)next)
        {
            var version = library + (int)BitConverter.ToUInt32(elf, library + 8);
            for (int i = BitConverter.ToUInt16(elf, library + 2); i > 0; i--)
            {
                if (BitConverter.ToUInt32(elf, version) == hash && (elf[version + 4] & Weak) == 0)
                {
                    elf[version + 4] |= (byte)Weak;
                    changed = true;
                }
                version += (int)BitConverter.ToUInt32(elf, version + 12);
            }
            next = BitConverter.ToUInt32(elf, library + 12);
        }
        return changed;
    }

    // The hash of System V's ELF format, by which version entries are named.
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }
}
